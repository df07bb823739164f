package fi.hymy.fleet.survey;

import fi.hymy.fleet.web.Panel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LifePanels {
    @Bean
    Panel lifeOnResults(SurveyLives lives) {
        return new LifePanel(Panel.Place.RESULTS, lives);
    }

    @Bean
    Panel lifeOnSurvey(SurveyLives lives) {
        return new LifePanel(Panel.Place.SURVEY, lives);
    }
}
